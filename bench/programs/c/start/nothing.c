/* What starting and ending take. */
int main(void)
{
    return 0;
}
